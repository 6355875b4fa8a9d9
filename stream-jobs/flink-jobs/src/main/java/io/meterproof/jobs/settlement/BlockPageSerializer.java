package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.settlement.BlockPage;

/** Keeps a page of settled blocks. */
public final class BlockPageSerializer extends CodecSerializer<BlockPage> {
    private static final long serialVersionUID = 1L;

    public BlockPageSerializer() {
        super(BlockPage.class);
    }

    @Override
    protected byte[] encode(BlockPage page) {
        return page.bytes();
    }

    @Override
    protected BlockPage decode(byte[] bytes) {
        return BlockPage.ofBytes(bytes);
    }
}
