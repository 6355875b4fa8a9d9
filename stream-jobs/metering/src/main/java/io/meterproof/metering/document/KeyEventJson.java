package io.meterproof.metering.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meterproof.formats.block.BlockKind;
import io.meterproof.metering.document.KeyCompromise.Proven;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The JSON of what ends a key, and of resolved conflicts. */
final class KeyEventJson {
    static final String REVOCATION = "key-revocation";
    static final String COMPROMISE = "key-compromise";
    static final String RESOLUTION = "conflict-resolution";

    private static final int MOST_PROVEN = 64;

    private KeyEventJson() {}

    static ObjectNode write(KeyRevocation revocation) {
        ObjectNode object = about(REVOCATION, revocation).put("reason", revocation.reason());
        DocumentObject.putInstant(object, "at", revocation.at());
        return object;
    }

    static KeyRevocation readRevocation(Fields fields) {
        return new KeyRevocation(fields.hash("meter"), fields.hash("key"), fields.instant("at"), fields.name("reason"));
    }

    static ObjectNode write(KeyCompromise compromise) {
        ObjectNode object = about(COMPROMISE, compromise)
                .put("reason", compromise.reason())
                .put("epoch", Long.toString(compromise.epoch()));
        DocumentObject.putInstant(object, "since", compromise.since());
        ArrayNode proven = object.putArray("proven");
        for (Proven each : compromise.proven()) {
            proven.add(CanonicalJson.newObject()
                    .put("obis", each.obis().toString())
                    .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                    .put("through", Long.toString(each.through())));
        }
        return object;
    }

    static KeyCompromise readCompromise(Fields fields) {
        long epoch = fields.integer("epoch");
        fields.check(epoch >= 0, "epoch", "is negative");
        return new KeyCompromise(
                fields.hash("meter"),
                fields.hash("key"),
                fields.instant("since"),
                fields.name("reason"),
                epoch,
                readProven(fields));
    }

    private static List<Proven> readProven(Fields fields) {
        List<Fields> objects = fields.objects("proven");
        fields.check(objects.size() <= MOST_PROVEN, "proven", "has more than " + MOST_PROVEN + " entries");
        List<Proven> proven = new ArrayList<>();
        Set<String> channels = new HashSet<>();
        for (Fields each : objects) {
            Proven read = new Proven(each.obis("obis"), readKind(each), each.integer("through"));
            each.check(read.through() >= 0, "through", "is negative");
            each.check(channels.add(read.obis() + " " + read.kind()), "obis", "stands twice with this kind");
            each.done();
            proven.add(read);
        }
        return proven;
    }

    static ObjectNode write(ConflictResolution resolution) {
        return DocumentObject.ofType(RESOLUTION)
                .put("meter", resolution.meter().hex())
                .put("obis", resolution.obis().toString())
                .put("kind", resolution.kind().name().toLowerCase(Locale.ROOT))
                .put("sequence", Long.toString(resolution.sequence()))
                .put("block", resolution.block().hex())
                .put("reason", resolution.reason());
    }

    static ConflictResolution readResolution(Fields fields) {
        ConflictResolution resolution = new ConflictResolution(
                fields.hash("meter"),
                fields.obis("obis"),
                readKind(fields),
                fields.integer("sequence"),
                fields.hash("block"),
                fields.name("reason"));
        fields.check(resolution.sequence() >= 1, "sequence", "is below 1");
        return resolution;
    }

    private static BlockKind readKind(Fields fields) {
        return fields.converted("kind", name -> RegistryJson.constant(BlockKind.class, name), "is not a kind of block");
    }

    private static ObjectNode about(String type, KeyEvent event) {
        return DocumentObject.ofType(type)
                .put("meter", event.meter().hex())
                .put("key", event.key().hex());
    }
}
