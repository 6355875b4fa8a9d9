package io.meterproof.metering.signature;

import java.security.Provider;
import java.util.Optional;

/**
 * The provider that verifies, always passed as an object and never registered with the platform.
 *
 * @param fallback why it is not the preferred one, to be told to an operator
 */
public record CryptoProvider(Provider provider, Optional<String> fallback) {}
