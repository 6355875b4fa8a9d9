package io.meterproof.quickstart.redrive;

import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import io.meterproof.records.wire.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;

/** A registry that knows the catalogue's schemas, by the topic's place in it. */
final class CatalogueSchemas implements SchemaRegistry {
    @Override
    public Optional<Integer> idOf(String subject, Schema schema) {
        for (int id = 0; id < Topics.ALL.size(); id++) {
            if (Topics.ALL.get(id).subject().equals(subject)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Schema> byId(int id) {
        return Optional.of(id)
                .filter(known -> known < Topics.ALL.size())
                .map(Topics.ALL::get)
                .flatMap(Topic::schema);
    }

    @Override
    public int register(String subject, Schema schema) {
        return idOf(subject, schema).orElseThrow();
    }

    @Override
    public void demandFullTransitiveCompatibility(String subject) {
        throw new UnsupportedOperationException();
    }
}
