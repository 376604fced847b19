"""Files: where the user's own are, opened only if they are files of a known size, and written whole or not at all."""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from claims.errors import CollectionError
from claims.safety.limits import current_limits


def data_folder() -> Path:
    """Where what users add is kept on this machine: below XDG_DATA_HOME, or in the user's own data folder."""
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "competing-claims"


def plain_name(path: Path) -> str:
    """The name of a file as text that can be written; bytes of it that are none become signs that say so."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def file_bytes(path: Path, *, allowed: str, within: Path | None = None, most_bytes: int = 0) -> bytes:
    """What a file holds.

    Args:
        path: A file; neither a folder nor a pipe nor a device.
        allowed: What would do, for the message.
        within: The folder that the file has to be in, links followed.
        most_bytes: By default the limit of tables.

    Raises:
        CollectionError: It is no such file, it is too large, or it cannot be read.
        FileNotFoundError: There is none.
    """
    try:
        found = fault_of(path, within=within, most_bytes=most_bytes)
        content = b"" if found else path.read_bytes()
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:  # a name with a zero byte, or a longer one than the system has
        found = f"cannot be read ({getattr(error, 'strerror', None) or error})"
    if found:
        raise CollectionError(f"{path} {found}; allowed: {allowed}")
    return content


def fault_of(path: Path, *, within: Path | None = None, most_bytes: int = 0) -> str:
    """Why a path is not opened, as the end of a sentence; "" where it can be.

    Raises:
        OSError: There is no such file, or the system does not let us look at it.
    """
    about = path.stat()
    if within and not path.resolve().is_relative_to(within.resolve()):
        return "is a link that leads out of its folder, which is not followed"
    if stat.S_ISDIR(about.st_mode):
        return "is a folder"
    if not stat.S_ISREG(about.st_mode):
        return "is a pipe or a device, which is not opened"
    limit = "" if most_bytes else " (limit most_table_bytes)"
    most = most_bytes or current_limits().most_table_bytes
    return f"has {about.st_size:,} bytes, of which at most {most:,} are read{limit}" if about.st_size > most else ""


LEAST_ROOM = 1 << 18  # bytes on a disk that takes files


def takes_files(folder: Path) -> bool:
    """Whether files can be written into a folder: it is ours to write to, and its disk has room."""
    return os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > LEAST_ROOM


@contextmanager
def written_whole(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, beside the path, which takes its place when the block ends; on an error the old file stays.

    Raises:
        OSError: The folder or the disk does not take it.
    """
    if path.exists() and not path.is_file():  # such as /dev/stdout
        with path.open("wb") as file:
            yield file
        return
    target = path.resolve()  # a link stays a link
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_mask()
    with NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".part", delete=False) as part:
        try:
            yield part
            part.flush()
            os.fsync(part.fileno())
            part.close()  # Windows moves no open file, and removes none
            Path(part.name).chmod(mode)
            Path(part.name).replace(target)
        finally:
            part.close()
            Path(part.name).unlink(missing_ok=True)


def write_whole(path: Path, content: bytes | Callable[[IO[bytes]], None]) -> None:
    """Writes a file: what is given, or what the function writes into it; see `written_whole`.

    Raises:
        OSError: The folder or the disk does not take it; the old file stays.
    """
    if isinstance(content, bytes) and shutil.disk_usage(path.parent).free < len(content):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    with written_whole(path) as file:
        if callable(content):
            content(file)
        else:
            file.write(content)


def give_name(file: Path, target: Path) -> None:
    """Gives a file another name on its disk, where nothing has that one.

    Raises:
        FileExistsError: Something has it.
        OSError: It cannot be given.
    """
    try:
        target.hardlink_to(file)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
        file.replace(target)
    else:
        file.unlink()


STAGED = ".new"  # in a folder: files that take the place of others together
COMPLETE = ".complete"  # among these: that all of them are there


@contextmanager
def written_together(folder: Path) -> Iterator[Path]:
    """A folder to write files into that take their places in `folder` when the block ends, all or none.

    Whoever reads the folder by `placed` sees the old files or the new ones at any moment, also after the program was ended.

    Raises:
        OSError: The folder or the disk does not take them; the old files stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / STAGED
    _place(staged)  # what an earlier program left complete
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir()
    try:
        yield staged
        for file in staged.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        (staged / COMPLETE).touch()
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    _place(staged)


def placed(path: Path) -> Path:
    """Where the content of a file is: at its path, or beside it where a program was ended while it put new files in place."""
    staged = path.parent / STAGED
    return staged / path.name if (staged / COMPLETE).exists() and (staged / path.name).exists() else path


def _place(staged: Path) -> None:
    if (staged / COMPLETE).exists():
        for file in staged.iterdir():
            if file.name != COMPLETE:
                file.replace(staged.parent / file.name)
        (staged / COMPLETE).unlink()
    shutil.rmtree(staged, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
