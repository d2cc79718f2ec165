"""Disputes: what the Information Commission and the courts do with an objection, as the village records it."""
