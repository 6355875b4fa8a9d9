package io.meterproof.jobs.settlement;

import io.meterproof.jobs.runtime.CodecSerializer;
import io.meterproof.metering.cycle.RatedAgreement;
import io.meterproof.metering.cycle.RatedAgreementCodec;

/** Keeps what stands for an agreement's cycles. */
public final class RatedAgreementSerializer extends CodecSerializer<RatedAgreement> {
    private static final long serialVersionUID = 1L;

    public RatedAgreementSerializer() {
        super(RatedAgreement.class);
    }

    @Override
    protected byte[] encode(RatedAgreement value) {
        return RatedAgreementCodec.encode(value);
    }

    @Override
    protected RatedAgreement decode(byte[] bytes) {
        return RatedAgreementCodec.decode(bytes);
    }
}
