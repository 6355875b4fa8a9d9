package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Starts the JSON object of a document and writes what documents share. */
final class DocumentObject {
    private DocumentObject() {}

    static ObjectNode ofType(String type) {
        return CanonicalJson.newObject().put("type", type);
    }

    static ObjectNode ofType(String type, Effective effective) {
        ObjectNode object = ofType(type);
        putEffective(object, effective);
        return object;
    }

    static void putEffective(ObjectNode object, Effective effective) {
        putInstant(object, "from", effective.from());
        putOptional(object, "to", effective.to());
    }

    static void putInstant(ObjectNode object, String field, Instant instant) {
        object.put(field, instant.toString());
    }

    /** Writes nothing for an empty value. */
    static void putOptional(ObjectNode object, String field, Optional<?> value) {
        value.ifPresent(present -> object.put(field, present.toString()));
    }
}
