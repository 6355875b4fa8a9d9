package io.meterproof.metering.health;

import java.util.Locale;

/** Somebody or something whose readings are watched. */
public record Subject(SubjectKind kind, String name) {
    private static final int LONGEST_NAME = 200;
    private static final String SEPARATOR = "/";

    /** A longer name, which only a hostile sender has, is cut. */
    public Subject {
        name = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** The subject of a {@link #path}. */
    public static Subject ofPath(String path) {
        int separator = path.indexOf(SEPARATOR);
        SubjectKind kind = SubjectKind.valueOf(path.substring(0, separator).toUpperCase(Locale.ROOT));
        return new Subject(kind, path.substring(separator + 1));
    }

    /** As in {@code source/head-end/north}. */
    public String path() {
        return word() + SEPARATOR + name;
    }

    /** Its kind, as a word. */
    public String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
