"""The commands that Telegram shows behind its menu button, in the person's language."""

from collections.abc import Mapping

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from bot.dialogs.citizen.commands import COMMANDS
from locales.language import Language
from locales.translator import Translator


async def publish_commands(bot: Bot, translators: Mapping[Language, Translator]) -> None:
    """Kazakh is also what people see whose Telegram speaks another language."""
    scope = BotCommandScopeAllPrivateChats()
    for language, shown_to in ((Language.KK, None), (Language.KK, "kk"), (Language.RU, "ru")):
        translator = translators[language]
        commands = [
            BotCommand(command=name, description=translator(f"command-{name}"))
            for name in COMMANDS
        ]
        await bot.set_my_commands(commands, scope=scope, language_code=shown_to)
