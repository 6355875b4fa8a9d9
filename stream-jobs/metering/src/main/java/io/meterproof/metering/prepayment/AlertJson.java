package io.meterproof.metering.prepayment;

import io.meterproof.metering.commitment.Payload;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.CanonicalWriter;
import io.meterproof.metering.document.Fields;
import io.meterproof.metering.document.InvalidDocumentException;
import io.meterproof.tlog.Hash;

/** Alerts as canonical JSON, the payload that the log commits to. */
public final class AlertJson {
    private AlertJson() {}

    /** The canonical JSON in UTF-8. */
    public static byte[] encode(CreditAlert alert) {
        CanonicalWriter out = new CanonicalWriter().beginObject();
        out.field("account").text(alert.account());
        out.field("balance").integer(alert.balance());
        out.field("currency").text(alert.currency());
        if (alert.emptyAt().isPresent()) {
            out.field("emptyAt").instant(alert.emptyAt().get());
        }
        out.field("id").text(alert.id());
        out.field("kind").text(alert.kind().name());
        out.field("raised").instant(alert.raised());
        return out.endObject().toBytes();
    }

    /** What the log commits to. */
    public static Payload payload(CreditAlert alert) {
        return Payload.alert(Hash.parseHex(alert.id()), encode(alert));
    }

    /**
     * Reads an alert that is a part of canonical JSON, as in a proof.
     *
     * @throws InvalidDocumentException with the field and the reason
     */
    public static CreditAlert decodePart(String json) {
        Fields fields = Fields.of(CanonicalJson.parsePart(json));
        CreditAlert alert = new CreditAlert(
                fields.hash("id").hex(),
                fields.identifier("account"),
                fields.converted("kind", AlertKind::valueOf, "is no kind of alert"),
                fields.instant("raised"),
                fields.integer("balance"),
                fields.optionalInstant("emptyAt"),
                fields.text("currency"));
        fields.done();
        return alert;
    }
}
