package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;

/** Keeps a page of an account's usages. */
public final class UsagePageSerializer extends CodecSerializer<UsagePage> {
    private static final long serialVersionUID = 1L;

    public UsagePageSerializer() {
        super(UsagePage.class);
    }

    @Override
    protected byte[] encode(UsagePage page) {
        return page.bytes();
    }

    @Override
    protected UsagePage decode(byte[] bytes) {
        return UsagePage.ofBytes(bytes);
    }
}
