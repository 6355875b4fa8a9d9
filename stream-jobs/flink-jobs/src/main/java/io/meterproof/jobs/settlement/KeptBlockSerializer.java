package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;

/** Keeps a settled block. */
public final class KeptBlockSerializer extends CodecSerializer<KeptBlock> {
    private static final long serialVersionUID = 1L;

    public KeptBlockSerializer() {
        super(KeptBlock.class);
    }

    @Override
    protected byte[] encode(KeptBlock value) {
        return value.packed();
    }

    @Override
    protected KeptBlock decode(byte[] bytes) {
        return KeptBlock.ofPacked(bytes);
    }
}
