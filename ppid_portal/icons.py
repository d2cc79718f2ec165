"""The drawn icons: one entry a name, the inside of an `<svg viewBox="0 0 24 24">`.

Grid of 24, line of 1.75 (set in CSS), round ends. An icon always stands beside a word.
`{% icon "clock" %}` in ppid_portal.templatetags.ui puts one into a page, so that a page carries only what it uses.
"""

ICONS: dict[str, str] = {
    "arrow": '<path d="M4 12h15m-6-6 6 6-6 6"/>',
    "back": '<path d="M20 12H5m6-6-6 6 6 6"/>',
    "bell": '<path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4"/>',
    "book": '<path d="M5 4h11.5a2 2 0 0 1 2 2v14.5H7a2 2 0 0 1-2-2z"/><path d="M5 18a2 2 0 0 1 2-2h11.5M9 8h5.5"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8 3v5m8-5v5"/>',
    "check": '<path d="m4.5 12.5 5 5 10-11"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.5l3.5 2"/>',
    "close": '<path d="M6 6l12 12M18 6 6 18"/>',
    "coins": (
        '<ellipse cx="12" cy="6.5" rx="7.5" ry="3"/>'
        '<path d="M4.5 6.5v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3 7.5-3V6.5M4.5 12v5.5c0 1.7 3.4 3 7.5 3s7.5-1.3'
        ' 7.5-3V12"/>'
    ),
    "download": '<path d="M12 3.5v11m-5-5 5 5 5-5M4 20h16"/>',
    "edit": '<path d="m4 20 1-4.5L16 4.5l3.5 3.5-11 11zM13.5 7l3.5 3.5"/>',
    "file": '<path d="M6 3h8l4.5 4.5V21H6z"/><path d="M14 3v5h4.5M9 12.5h6M9 16h6"/>',
    "globe": '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5.5 6 5.5 12 0 18-5.5-6-5.5-12 0-18z"/>',
    "horn": '<path d="M4 10v4h3.5L16 19V5l-8.5 5z"/><path d="M7.5 14.5 9 20h2.5l-1-4M19 9.5a4 4 0 0 1 0 5"/>',
    "inbox": '<path d="M3.5 13.5 6.5 5h11l3 8.5V19h-17z"/><path d="M3.5 13.5h5l1.2 2.5h4.6l1.2-2.5h5"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5m0-9v.1"/>',
    "joglo": (
        '<path d="M2.5 11.5 8 8l1.5-4h5L16 8l5.5 3.5z"/><path d="M5 11.5V20m14-8.5V20M9.5 11.5V20m5-8.5V20M3 20h18"/>'
    ),
    "lock": '<path d="M5.5 10.5h13v10h-13zM8 10.5V8a4 4 0 0 1 8 0v2.5"/>',
    "mail": '<path d="M3.5 5.5h17v13h-17z"/><path d="m4 6.5 8 6.5 8-6.5"/>',
    "more": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "pause": '<path d="M8 5v14m8-14v14"/>',
    "people": (
        '<circle cx="9" cy="8.5" r="3.5"/>'
        '<path d="M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.7 3.5'
        ' 5.5"/>'
    ),
    "phone": (
        '<path d="M5 4h4l1.5 5-2.3 1.5a12 12 0 0 0 5.3 5.3L15 13.5l5 1.5v4c0 .6-.4 1-1 1A15 15 0 0 1 4'
        ' 5c0-.6.4-1 1-1z"/>'
    ),
    "pin": '<path d="M12 21c4.5-4.7 7-8 7-11a7 7 0 0 0-14 0c0 3 2.5 6.3 7 11z"/><circle cx="12" cy="10" r="2.5"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 8.5V3.5h10v5M7 17H4V8.5h16V17h-3"/><path d="M7 14h10v6.5H7z"/>',
    "scale": '<path d="M12 4v16M7.5 20h9M4 7.5 12 6l8 1.5M4 7.5 1.8 14h4.4zm16 0L17.8 14h4.4z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "send": '<path d="M3.5 11.5 20.5 4 15 20.5l-3.5-7z"/><path d="m11.5 13.5 9-9.5"/>',
    "shield": (
        '<path d="M12 3 4.5 6v5.5c0 4.5 3 7.7 7.5 9.5 4.5-1.8 7.5-5 7.5-9.5V6z"/><path d="m8.5 12 2.5 2.5 4.5-5"/>'
    ),
    "sun": (
        '<circle cx="12" cy="12" r="4"/>'
        '<path d="M12 2.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7'
        ' 17.3l-1.4 1.4"/>'
    ),
    "threads": '<path d="M5 20V9m4.7 11V5m4.6 15v-8M19 20V4"/>',
    "upload": '<path d="M12 15V4M7 8.5l5-5 5 5M4 20h16"/>',
    "warning": '<path d="M12 3.5 2.5 20h19z"/><path d="M12 10v4.5m0 2.7v.1"/>',
}
