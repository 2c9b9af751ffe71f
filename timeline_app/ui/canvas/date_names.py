"""The names of months and days as the desktop writes them."""

from PySide6.QtCore import QLocale

from timeline_app.scene.ticks import DateNames


def desktop_date_names() -> DateNames:
    """Return the names of months and days as the desktop's locale has them."""
    locale = QLocale.system()
    short, long = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
    months, days = range(1, 13), range(1, 8)
    return DateNames(
        tuple(locale.standaloneMonthName(month, long) for month in months),
        tuple(locale.standaloneMonthName(month, short) for month in months),
        tuple(locale.standaloneDayName(day, short) for day in days),
    )
