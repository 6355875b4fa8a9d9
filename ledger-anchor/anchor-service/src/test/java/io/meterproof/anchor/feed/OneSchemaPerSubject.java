package io.meterproof.anchor.feed;

import io.meterproof.records.wire.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** A registry in memory. */
final class OneSchemaPerSubject implements SchemaRegistry {
    private final List<Schema> schemas = new ArrayList<>();

    @Override
    public Optional<Integer> idOf(String subject, Schema schema) {
        return Optional.of(schemas.indexOf(schema)).filter(id -> id >= 0);
    }

    @Override
    public Optional<Schema> byId(int id) {
        return id < schemas.size() ? Optional.of(schemas.get(id)) : Optional.empty();
    }

    @Override
    public int register(String subject, Schema schema) {
        schemas.add(schema);
        return schemas.size() - 1;
    }

    @Override
    public void demandFullTransitiveCompatibility(String subject) {}
}
