package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.signed.Leniency;

/** The JSON of granted leniencies. */
final class LeniencyJson {
    static final String LENIENCY = "leniency";

    private LeniencyJson() {}

    static ObjectNode write(LeniencyGrant grant) {
        return DocumentObject.ofType(LENIENCY, grant.effective())
                .put("meter", grant.meter().hex())
                .put("name", grant.leniency().name())
                .put("reason", grant.reason());
    }

    static LeniencyGrant read(Fields fields) {
        return new LeniencyGrant(
                fields.hash("meter"),
                fields.converted("name", Leniency::valueOf, "is not a leniency"),
                fields.effective(),
                fields.name("reason"));
    }
}
