"""Every setting in one file, from the environment; each odd one says why. `.env.example` explains the variables."""

import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- mode -------------------------------------------------------------------------------------------------------------
# development: local work; demo: example data and a fixed clock; test: pytest; production: everything checked below.
MODE = env.str("PPID_MODE", "development")
if MODE not in {"development", "demo", "test", "production"}:
    raise ImproperlyConfigured(f"PPID_MODE is '{MODE}'; use development, demo, test or production.")
DEBUG = env.bool("PPID_DEBUG", False)
DEFAULT_SECRET = "development-only-secret-that-production-refuses-0123456789"
SECRET_KEY = env.str("PPID_SECRET_KEY", DEFAULT_SECRET)
# Keys for personal data at rest, newest first. Apart from SECRET_KEY, so that one can be rotated without the other.
DEFAULT_DATA_KEY = "ZGV2ZWxvcG1lbnQtb25seS1kYXRhLWtleS0wMTIzNDU="
DATA_KEYS = env.list("PPID_DATA_KEYS", default=[DEFAULT_DATA_KEY])
ALLOWED_HOSTS = env.list("PPID_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
SITE_URL = env.str("PPID_SITE_URL", "http://localhost:8000").rstrip("/")
# Seconds to add to the real time. Only the demo uses it: its cases lie around one working day of 2026.
CLOCK_OFFSET_SECONDS = env.float("PPID_CLOCK_OFFSET_SECONDS", 0.0)
IS_EXAMPLE = MODE == "demo" or env.bool("PPID_EXAMPLE_BANNER", False)


def production_faults() -> list[str]:
    """Return one sentence for each setting that must never reach production; empty when all is well."""
    rules = [
        (
            SECRET_KEY == DEFAULT_SECRET or len(SECRET_KEY) < 50,
            "PPID_SECRET_KEY must be set, 50 characters or more.",
        ),
        (
            not DATA_KEYS or DEFAULT_DATA_KEY in DATA_KEYS,
            "PPID_DATA_KEYS must be set to keys of your own.",
        ),
        (DEBUG, "PPID_DEBUG must be off."),
        (
            not ALLOWED_HOSTS or any(host in {"*", "."} for host in ALLOWED_HOSTS),
            "PPID_ALLOWED_HOSTS must name hosts.",
        ),
        ("PPID_ALLOWED_HOSTS" not in env.ENVIRON, "PPID_ALLOWED_HOSTS must be set."),
        (
            not SITE_URL.startswith("https://"),
            "PPID_SITE_URL must begin with https://.",
        ),
        (
            env.str("EMAIL_URL", "consolemail://").startswith("consolemail"),
            "EMAIL_URL must name a mail server: the console would print addresses and keys into the log.",
        ),
        (CLOCK_OFFSET_SECONDS != 0, "PPID_CLOCK_OFFSET_SECONDS is for the demo only."),
    ]
    return [sentence for broken, sentence in rules if broken]


if MODE == "production" and production_faults():
    raise ImproperlyConfigured("Production refuses to start:\n- " + "\n- ".join(production_faults()))

# --- apps -------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "ppid_portal",
    "accounts",
    "documents",
    "notifications",
    "registry",
    "requests_flow",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_fsm",
    "django_q",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Closed by default: a page is public only where its view says login_not_required.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.password_must_change",
    "allauth.account.middleware.AccountMiddleware",
    "ppid_portal.middleware.moment",
    "ppid_portal.middleware.read_only_get",
    "ppid_portal.middleware.denied_is_a_sentence",
]
ROOT_URLCONF = "ppid_portal.urls"
WSGI_APPLICATION = "ppid_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["ppid_portal.templatetags.ui", "ppid_portal.templatetags.personal_data"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ppid_portal.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database ---------------------------------------------------------------------------------------------------------
VAR_DIR.mkdir(exist_ok=True)
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL lets readers go on while one writes; IMMEDIATE takes the write lock at BEGIN, so that a transaction waits at
    # its start instead of failing in its middle; 20 s is longer than any action takes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
    }
    # A file, not memory: workers, races and the browser need connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": env.str("PPID_TEST_DATABASE", str(VAR_DIR / "test.sqlite3"))}

# --- cache, sessions, queue -------------------------------------------------------------------------------------------
# In the database by default: rate limits must hold across processes, and a fresh machine has no Redis.
CACHES = {"default": env.cache_url("CACHE_URL", default="dbcache://ppid_cache")}
if CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
    # The default of 300 entries would let a flood of requests push out the rate limits that are to stop it.
    CACHES["default"]["OPTIONS"] = {"MAX_ENTRIES": 100_000}
CACHES["queue"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
Q_CLUSTER = {
    "name": "ppid",
    # The ORM broker is a transactional outbox: a rolled-back action leaves no task.
    "orm": "default",
    "workers": env.int("PPID_WORKERS", 2),
    "queue_limit": 2,
    "timeout": 60,
    # Longer than timeout x (queue_limit / workers + 2), else a prefetched task would run twice.
    "retry": 300,
    # For ever: the job's own row counts its starts and stops it, after errors and dead workers alike.
    "max_attempts": 0,
    "recycle": 200,
    "save_limit": -1,
    "catch_up": False,
    "poll": 1,
    "label": "Antrean",
    # The guard notes its state twice a second; in the database each note would take SQLite's write lock.
    "cache": "queue",
}

# --- people -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
# Django's own backend beside it would only hash every password twice.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "email", "full_name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "after_login"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = None
# One address an account; a new one counts once its link is opened, and only after the password was typed again.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PPID_TRUSTED_PROXIES", 0)
# Keeps the secrets of the second factor encrypted at rest.
MFA_ADAPTER = "accounts.adapter.MFAAdapter"
MFA_TOTP_TOLERANCE = 1
# Else somebody with a second factor could never change the address.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

# --- language and time ------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": env.str("PPID_FILES_DIR", str(VAR_DIR / "files"))},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE in {"development", "test"}
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# No upload is larger than this, whatever its kind; a kind may allow less (documents.enums.FileKind, in megabytes).
MAX_UPLOAD_BYTES = env.int("PPID_MAX_UPLOAD_BYTES", 25_000_000)
UPLOAD_LIMITS_MB = {
    "identity": 5,
    "power_of_attorney": 5,
    "supporting": 10,
    "signed_scan": 10,
    "minutes": 10,
    "answer": 25,
    "evidence": 10,
    "dispute_paper": 10,
    "payment_proof": 5,
    "incident_paper": 10,
    "information": 25,
} | env.dict("PPID_UPLOAD_LIMITS_MB", cast={"value": int}, default={})

# --- mail -------------------------------------------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("PPID_FROM_EMAIL", "PPID Desa <ppid@portal.example>")
# Besides the backend above, the demo writes each mail to a file, so that a newcomer can open it.
MAIL_COPY_DIR = env.str("PPID_MAIL_COPY_DIR", "")

# --- security ---------------------------------------------------------------------------------------------------------
SECURE = MODE == "production"
SECURE_SSL_REDIRECT = env.bool("PPID_SSL_REDIRECT", SECURE)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("PPID_BEHIND_PROXY", False) else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "ppid_portal.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# --- letters ----------------------------------------------------------------------------------------------------------
# PKCS#12 file for the electronic signature adapter. The demo and tests make a test certificate marked as such.
TTE_PKCS12 = env.str("PPID_TTE_PKCS12", "")
TTE_PASSPHRASE = env.str("PPID_TTE_PASSPHRASE", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_personal_numbers": {"()": "accounts.encryption.MaskPersonalNumbers"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["no_personal_numbers"],
            "stream": sys.stderr,
        }
    },
    "loggers": {
        # They tell each step and each glyph at INFO.
        name: {"level": "WARNING"}
        for name in ("weasyprint", "weasyprint.progress", "fontTools", "pikepdf", "pyhanko")
    },
    "root": {"handlers": ["console"], "level": env.str("PPID_LOG_LEVEL", "INFO")},
}
