package io.meterproof.metering.document;

import io.meterproof.formats.block.Identities;
import io.meterproof.tlog.Hash;
import java.time.Instant;

/**
 * By which a source leaves quarantine before its readings show that it may.
 *
 * @param source its name, as its readings bring it
 * @param quarantined what the alert says that put it there, a whole hour: another quarantine needs another release
 * @param reason why it is believed again
 */
public record SourceRelease(String source, Instant quarantined, String reason) implements RegistryEvent {

    @Override
    public Hash about() {
        return Identities.source(source);
    }
}
