package io.meterproof.quickstart.console;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be used, in words instead of a class of Java's. */
public final class FileTrouble {
    private FileTrouble() {}

    /** The reason alone, without the file. */
    public static String reason(Exception trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file or directory";
        } else if (trouble instanceof AccessDeniedException) {
            return "permission denied";
        } else if (trouble instanceof FileAlreadyExistsException) {
            return "there is a file of that name already";
        } else if (trouble instanceof CharacterCodingException) {
            return "it is not UTF-8 text";
        } else if (trouble instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return trouble instanceof IOException && trouble.getMessage() != null
                ? trouble.getMessage()
                : trouble.toString();
    }

    /** The file and the reason. */
    public static String words(FileSystemException trouble) {
        return "Cannot use " + trouble.getFile() + ": " + reason(trouble);
    }
}
