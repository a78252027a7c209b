"""What pages say to their readers, in the language of the site.

Every word that a page shows and no author wrote goes through here. English is the source: a message
is its own English text, and `catalogues/` holds its translations. In Python, but never within an
f-string, where nothing would find it:

    say("Reviewed by %(who)s", who=name)           a message, filled in
    say_count("%(num)s pain", "%(num)s pains", n)  one that depends on a number
    say_as("verb", "open")                         one of two that look alike in English
    message("Touchpoints")                         one that is noted here, for `say` to say later
    message_as("verb", "open")                     the same, for `say_as`

In templates:

    {{ _("Reviewed by %(who)s", who=name) }}
    {{ ngettext("%(num)s pain", "%(num)s pains", n) }}
    {{ pgettext("verb", "open") }}
    {% trans who=name %}Reviewed by <b>{{ who }}</b>{% endtrans %}

The language is that of the innermost `speaking(language)`, and English outside of any: problems,
commands and reminders stay English. After a change, `make words` brings the catalogues up to date.
"""

from journeymaps.words.dates import (
    day_pattern,
    month_names,
    spell,
    spell_month,
    spell_span,
    spell_year,
)
from journeymaps.words.language import (
    ENGLISH,
    LANGUAGES,
    Language,
    find_language,
    speaking,
    spoken,
)
from journeymaps.words.numbers import MINUS, exactly, number, percent, signed
from journeymaps.words.said import (
    capital,
    listed,
    message,
    message_as,
    say,
    say_as,
    say_count,
    sentences,
)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "MINUS",
    "Language",
    "capital",
    "day_pattern",
    "exactly",
    "find_language",
    "listed",
    "message",
    "message_as",
    "month_names",
    "number",
    "percent",
    "say",
    "say_as",
    "say_count",
    "sentences",
    "signed",
    "speaking",
    "spell",
    "spell_month",
    "spell_span",
    "spell_year",
    "spoken",
]
