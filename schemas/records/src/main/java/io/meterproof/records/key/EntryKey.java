package io.meterproof.records.key;

import io.meterproof.records.wire.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of a ledger entry: {@code account#sequence} in UTF-8. */
public record EntryKey(String account, long sequence) implements RecordKey {
    private static final Pattern FORM = Pattern.compile("([^#]+)#([1-9][0-9]{0,17})");

    /** @throws MalformedRecordException if it is the key of no entry */
    public static EntryKey parse(byte[] key) throws MalformedRecordException {
        Matcher parts = KeyTexts.match(FORM, key);
        return new EntryKey(parts.group(1), Long.parseLong(parts.group(2)));
    }

    @Override
    public byte[] bytes() {
        return (account + "#" + sequence).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] subject() {
        return account.getBytes(StandardCharsets.UTF_8);
    }
}
