"""The commands that Telegram shows behind its menu button, in the person's language."""

from collections.abc import Mapping

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from bot.dialogs.citizen.commands import AT_WORK, COMMANDS
from locales.language import Language
from locales.translator import Translator


def commands_of(translator: Translator, *, at_work: bool = False) -> list[dict[str, str]]:
    names = (*COMMANDS, AT_WORK) if at_work else COMMANDS
    return [{"command": name, "description": translator(f"command-{name}")} for name in names]


async def publish_commands(bot: Bot, translators: Mapping[Language, Translator]) -> None:
    """For who has chosen no language in the chat yet: by the language of their Telegram.

    Kazakh is also what people see whose Telegram speaks another.
    """
    scope = BotCommandScopeAllPrivateChats()
    for language, shown_to in ((Language.KK, None), (Language.KK, "kk"), (Language.RU, "ru")):
        commands = [
            BotCommand(command=row["command"], description=row["description"])
            for row in commands_of(translators[language])
        ]
        await bot.set_my_commands(commands, scope=scope, language_code=shown_to)
