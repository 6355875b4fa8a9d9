package io.meterproof.jobs.runtime;

import io.meterproof.metering.document.TrustedKeys;
import io.meterproof.records.Topic;
import io.meterproof.records.wire.SchemaRegistry;
import java.io.IOException;
import java.io.Serializable;

/** What operators ask of the world outside, each in its own task. */
public interface JobResources extends Serializable {

    SchemaRegistry registry();

    /**
     * Whose signatures count.
     *
     * @throws IOException if they cannot be read
     */
    TrustedKeys trusted() throws IOException;

    /**
     * The key that unwraps privacy keys.
     *
     * @throws IOException if it cannot be read
     */
    byte[] masterKey() throws IOException;

    /** Whether a topic has any committed record. */
    boolean hasRecords(Topic topic);
}
