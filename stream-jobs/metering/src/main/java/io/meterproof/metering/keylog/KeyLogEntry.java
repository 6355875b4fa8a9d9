package io.meterproof.metering.keylog;

import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.tlog.Hash;

/**
 * An accepted event of the key log.
 *
 * @param position in the key log, from 0
 * @param document the identity of the signed document
 */
public record KeyLogEntry(long position, Hash document, RegistryEvent event) {}
