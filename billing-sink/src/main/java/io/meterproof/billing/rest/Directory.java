package io.meterproof.billing.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meterproof.billing.store.ArchiveReader;
import io.meterproof.billing.store.DocumentRow;
import io.meterproof.statement.Use;
import java.util.List;
import java.util.Optional;

/** What accounts and places are called, by the newest document about them. */
final class Directory {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ArchiveReader reader;

    Directory(ArchiveReader reader) {
        this.reader = reader;
    }

    /** Several usage points can be at one place. */
    record Place(String id, String name, String commodity) {}

    record Holder(String name, String payment) {}

    Place place(String usagePoint) {
        if (usagePoint.equals(Use.ACCOUNT)) {
            return new Place(Use.ACCOUNT, "Account", "");
        }
        return newest("usage-point", usagePoint)
                .map(document ->
                        new Place(text(document, "place"), text(document, "placeName"), text(document, "commodity")))
                .orElseGet(() -> new Place(usagePoint, usagePoint, ""));
    }

    Holder holder(String account) {
        return newest("account", account)
                .map(document -> new Holder(text(document, "name"), text(document, "payment")))
                .orElseGet(() -> new Holder(account, ""));
    }

    private Optional<JsonNode> newest(String type, String subject) {
        List<DocumentRow> versions = reader.documents(type, subject);
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(parse(versions.get(versions.size() - 1).document().json()));
    }

    private static String text(JsonNode document, String field) {
        return document.path(field).asText();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept document was JSON once", e);
        }
    }
}
