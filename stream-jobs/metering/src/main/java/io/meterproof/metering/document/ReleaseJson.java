package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The JSON of what lets a source out of quarantine. */
final class ReleaseJson {
    static final String RELEASE = "source-release";

    private ReleaseJson() {}

    static ObjectNode write(SourceRelease release) {
        ObjectNode object =
                DocumentObject.ofType(RELEASE).put("source", release.source()).put("reason", release.reason());
        DocumentObject.putInstant(object, "quarantined", release.quarantined());
        return object;
    }

    static SourceRelease read(Fields fields) {
        Instant quarantined = fields.instant("quarantined");
        fields.check(
                quarantined.equals(quarantined.truncatedTo(ChronoUnit.HOURS)),
                "quarantined",
                "is not a whole hour, as alerts name");
        return new SourceRelease(fields.name("source"), quarantined, fields.name("reason"));
    }
}
