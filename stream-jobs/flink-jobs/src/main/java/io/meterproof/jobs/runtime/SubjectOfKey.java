package io.meterproof.jobs.runtime;

import io.meterproof.tlog.Hash;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How the subject that an operator groups by is read from a Kafka key. */
@FunctionalInterface
public interface SubjectOfKey extends Serializable {
    /** Keys that are the subject itself, in UTF-8. */
    SubjectOfKey TEXT = key -> new String(key, StandardCharsets.UTF_8);

    /** Keys of channels: the meter, in hex. Anything shorter is nobody's. */
    SubjectOfKey METER_OF_CHANNEL =
            key -> key.length < Hash.LENGTH ? "" : HexFormat.of().formatHex(key, 0, Hash.LENGTH);

    /** Keys that begin with the subject, before a space. */
    SubjectOfKey FIRST_WORD = key -> TEXT.of(key).split(" ", 2)[0];

    String of(byte[] key);
}
