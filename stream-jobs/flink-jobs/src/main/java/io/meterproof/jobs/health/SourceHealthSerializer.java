package io.meterproof.jobs.health;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.health.SourceHealth;
import io.meterproof.metering.health.SourceHealthCodec;

/** Keeps what is remembered of a subject. */
public final class SourceHealthSerializer extends CodecSerializer<SourceHealth> {
    private static final long serialVersionUID = 1L;

    public SourceHealthSerializer() {
        super(SourceHealth.class);
    }

    @Override
    protected byte[] encode(SourceHealth state) {
        return SourceHealthCodec.encode(state);
    }

    @Override
    protected SourceHealth decode(byte[] bytes) {
        return SourceHealthCodec.decode(bytes);
    }
}
