package io.meterproof.jobs.runtime;

import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.tlog.Hash;
import io.meterproof.tlog.TreeHasher;
import java.nio.charset.StandardCharsets;

/** A document whose signatures held when it came in. */
public record BelievedDocument(String json, Hash hash, Document document) {
    /** One whose signatures were checked already. */
    public static BelievedDocument of(String json) {
        Hash hash = TreeHasher.sha256(json.getBytes(StandardCharsets.UTF_8));
        return new BelievedDocument(json, hash, DocumentCodec.decode(json));
    }
}
