package io.meterproof.loadtests.fuzz;

import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;

/** A registry that knows one schema. */
record OneSchema(Schema schema) implements SchemaRegistry {
    static final int ID = 1;

    @Override
    public Optional<Integer> idOf(String subject, Schema wanted) {
        return wanted.equals(schema) ? Optional.of(ID) : Optional.empty();
    }

    @Override
    public Optional<Schema> byId(int id) {
        return id == ID ? Optional.of(schema) : Optional.empty();
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
