package io.meterproof.bundle.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.meterproof.formats.block.ObisCode;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Effective;
import io.meterproof.metering.ledger.LineUse;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UsedBeforeTest {
    private static final Agreement CELLAR = new Agreement(
            "cellar",
            "a-1",
            "up-7",
            ObisCode.ACTIVE_IMPORT,
            "storage",
            "plain",
            new Effective(Instant.EPOCH, Optional.empty()));

    @Test
    void anAgreementSaysWhatItIsAboutThoughNothingWasUsedUnderIt() {
        assertThat(new UsedBefore(hash -> Optional.of(CELLAR)).ofAgreement(Hash.ZERO))
                .contains(new LineUse(Optional.of("up-7"), "storage"));
    }

    @Test
    void anAuthorisationThatNothingWasUsedUnderIsAboutNoPlace() {
        assertThat(new UsedBefore(hash -> Optional.empty()).ofAgreement(Hash.ZERO))
                .isEmpty();
    }
}
