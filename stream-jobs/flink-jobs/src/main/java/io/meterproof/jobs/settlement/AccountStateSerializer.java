package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.ledger.AccountState;
import io.meterproof.metering.ledger.AccountStateCodec;

/** Keeps where an account's chain stands. */
public final class AccountStateSerializer extends CodecSerializer<AccountState> {
    private static final long serialVersionUID = 1L;

    public AccountStateSerializer() {
        super(AccountState.class);
    }

    @Override
    protected byte[] encode(AccountState value) {
        return AccountStateCodec.encode(value);
    }

    @Override
    protected AccountState decode(byte[] bytes) {
        return AccountStateCodec.decode(bytes);
    }
}
