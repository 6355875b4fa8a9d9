package io.meterproof.metering.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.meterproof.metering.document.Texts;
import io.meterproof.tlog.TreeHasher;

/**
 * How settlement names the users and transactions of records. What is an identifier names itself; anything else, such as a phone
 * number or a long contract id, is named {@code sha256:} and the SHA-256 of its UTF-8 bytes in hexadecimal.
 */
final class RecordNames {
    private static final String HASHED = "sha256:";
    private static final char REPLACED = '\ufffd';

    private RecordNames() {}

    /** Whether a text names anybody: it is not empty, and all of it is text. */
    static boolean isName(String text) {
        return !text.isEmpty()
                && text.indexOf(REPLACED) < 0
                && UTF_8.newEncoder().canEncode(text);
    }

    /** No two names have one identifier: a text that looks like a hash is hashed too. */
    static String identifier(String name) {
        return Texts.isIdentifier(name) && !name.startsWith(HASHED)
                ? name
                : HASHED + TreeHasher.sha256(name.getBytes(UTF_8)).hex();
    }
}
