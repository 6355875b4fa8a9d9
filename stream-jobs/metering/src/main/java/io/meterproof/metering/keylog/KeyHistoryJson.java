package io.meterproof.metering.keylog;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.metering.document.CanonicalJson;
import io.meterproof.metering.document.DocumentCodec;
import io.meterproof.metering.document.MeterEnrolment;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.verdict.CompromisedKey;
import io.meterproof.tlog.Hash;
import java.util.Locale;

/** The JSON that answers what became of a meter's keys, and what else was said of it; each event with its whole document. */
public final class KeyHistoryJson {
    private KeyHistoryJson() {}

    public static ObjectNode write(Hash meter, KeyHistory history) {
        ObjectNode object =
                CanonicalJson.newObject().put("meter", meter.hex()).put("keyLogSize", Long.toString(history.size()));
        ArrayNode keys = object.putArray("keys");
        history.lives().forEach(life -> keys.add(write(life)));
        ArrayNode others = object.putArray("events");
        history.aboutNoKey().forEach(entry -> others.add(write(entry)));
        return object;
    }

    private static ObjectNode write(KeyLife life) {
        ObjectNode object = CanonicalJson.newObject().put("key", life.key().hex());
        life.enrolment().ifPresent(enrolment -> enrolled(object, enrolment));
        life.revoked().ifPresent(end -> object.put("revokedAt", end.at().toString()));
        life.compromised().ifPresent(end -> compromised(object, end));
        ArrayNode events = object.putArray("events");
        life.events().forEach(entry -> events.add(write(entry)));
        return object;
    }

    private static void enrolled(ObjectNode object, MeterEnrolment enrolment) {
        ObjectNode document = document(enrolment);
        object.set("algorithm", document.get("algorithm"));
        object.set("publicKey", document.get("publicKey"));
        object.set("voucher", document.get("voucher").get("kind"));
        object.set("from", document.get("from"));
        enrolment.effective().to().ifPresent(to -> object.put("to", to.toString()));
    }

    private static void compromised(ObjectNode object, CompromisedKey end) {
        object.put("compromisedSince", end.since().toString());
        ArrayNode proven = object.putArray("proven");
        end.proven()
                .forEach(each -> proven.add(CanonicalJson.newObject()
                        .put("obis", each.obis().toString())
                        .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                        .put("through", Long.toString(each.through()))));
    }

    private static ObjectNode write(KeyLogEntry entry) {
        ObjectNode object = CanonicalJson.newObject()
                .put("position", Long.toString(entry.position()))
                .put("hash", entry.document().hex());
        object.set("document", document(entry.event()));
        return object;
    }

    private static ObjectNode document(RegistryEvent event) {
        return CanonicalJson.parse(DocumentCodec.encode(event));
    }
}
