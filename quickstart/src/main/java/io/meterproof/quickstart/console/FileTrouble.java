package io.meterproof.quickstart.console;

import io.meterproof.metering.document.InvalidDocumentException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

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
        boolean isTold = trouble instanceof IOException || trouble instanceof InvalidDocumentException;
        return isTold && trouble.getMessage() != null ? trouble.getMessage() : trouble.toString();
    }

    /**
     * A file of the command line.
     *
     * @throws TypeConversionException for what can name none
     */
    public static Path named(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("'' names no file or directory.");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' names no file or directory: " + e.getReason());
        }
    }

    /** The file and the reason. */
    public static String words(FileSystemException trouble) {
        return "Cannot use " + trouble.getFile() + ": " + reason(trouble);
    }
}
