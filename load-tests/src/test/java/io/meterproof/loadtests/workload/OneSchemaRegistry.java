package io.meterproof.loadtests.workload;

import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;

/** Knows one schema, by the id 1. */
record OneSchemaRegistry(Schema schema) implements SchemaRegistry {
    @Override
    public Optional<Integer> idOf(String subject, Schema wanted) {
        return wanted.equals(schema) ? Optional.of(1) : Optional.empty();
    }

    @Override
    public Optional<Schema> byId(int id) {
        return id == 1 ? Optional.of(schema) : Optional.empty();
    }

    @Override
    public int register(String subject, Schema added) {
        throw new UnsupportedOperationException("it knows one schema only");
    }

    @Override
    public void demandFullTransitiveCompatibility(String subject) {
        throw new UnsupportedOperationException("it has no versions");
    }
}
