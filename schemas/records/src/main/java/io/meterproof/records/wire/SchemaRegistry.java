package io.meterproof.records.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Where writers and readers agree on schema ids. Every method throws {@link RegistryUnavailableException}. */
public interface SchemaRegistry {
    /** The id under which a schema is registered for a subject; empty if it is not. */
    Optional<Integer> idOf(String subject, Schema schema);

    /** The schema of an id; empty if no schema has it. */
    Optional<Schema> byId(int id);

    /**
     * Registers a schema, or finds it registered, and returns its id.
     *
     * @throws IllegalArgumentException if the registry refuses it, because it does not fit the subject's other versions
     */
    int register(String subject, Schema schema);

    /** Demands that every version of the subject reads every other. */
    void demandFullTransitiveCompatibility(String subject);
}
