package io.meterproof.records.key;

import io.meterproof.records.wire.MalformedRecordException;
import io.meterproof.tlog.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of an alert: {@code account#milliseconds#id} in UTF-8, with the milliseconds of when it was raised. */
public record AlertKey(String account, Instant raised, Hash id) implements RecordKey {
    private static final Pattern FORM = Pattern.compile("([^#]+)#(-?[0-9]{1,18})#([0-9a-f]{64})");

    /** @throws MalformedRecordException if it is the key of no alert */
    public static AlertKey parse(byte[] key) throws MalformedRecordException {
        Matcher parts = KeyTexts.match(FORM, key);
        Instant raised = Instant.ofEpochMilli(Long.parseLong(parts.group(2)));
        return new AlertKey(parts.group(1), raised, Hash.parseHex(parts.group(3)));
    }

    @Override
    public byte[] bytes() {
        return (account + "#" + raised.toEpochMilli() + "#" + id.hex()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] subject() {
        return account.getBytes(StandardCharsets.UTF_8);
    }
}
