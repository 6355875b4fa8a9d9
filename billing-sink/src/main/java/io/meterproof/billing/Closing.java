package io.meterproof.billing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closing, when the others must be closed too. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    @SuppressWarnings("IllegalCatch")
    static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("interrupted while closing {}", part);
        } catch (Exception e) {
            LOG.warn("{} did not close", part, e);
        }
    }
}
