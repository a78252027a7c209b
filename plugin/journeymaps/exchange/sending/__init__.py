"""Carriers of messages: webhooks, mail, GitHub's issues. Each is patient, but not for ever."""
