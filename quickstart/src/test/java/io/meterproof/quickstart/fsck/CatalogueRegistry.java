package io.meterproof.quickstart.fsck;

import io.meterproof.records.Topics;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Knows the catalogue's schemas, by their place in it. */
final class CatalogueRegistry implements SchemaRegistry {
    private final List<Schema> schemas = Topics.ALL.stream()
            .flatMap(topic -> topic.schema().stream())
            .distinct()
            .toList();

    @Override
    public Optional<Integer> idOf(String subject, Schema schema) {
        return Optional.of(schemas.indexOf(schema) + 1);
    }

    @Override
    public Optional<Schema> byId(int id) {
        return id >= 1 && id <= schemas.size() ? Optional.of(schemas.get(id - 1)) : Optional.empty();
    }

    @Override
    public int register(String subject, Schema schema) {
        throw new UnsupportedOperationException("the catalogue is complete");
    }

    @Override
    public void demandFullTransitiveCompatibility(String subject) {
        throw new UnsupportedOperationException("the catalogue has no versions");
    }
}
