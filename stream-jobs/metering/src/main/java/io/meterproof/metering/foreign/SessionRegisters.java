package io.meterproof.metering.foreign;

import io.meterproof.formats.signed.MeasuredQuantity;
import io.meterproof.formats.signed.SignedReading;
import io.meterproof.metering.charging.ChargingSession;
import io.meterproof.metering.charging.ExportRegisters;
import io.meterproof.metering.charging.SessionFault;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The registers of a session in whole Wh. Of what the register advanced a fraction of a Wh is not billed. */
record SessionRegisters(long begin, long end) {
    /** More than any meter shows, and little enough for sums. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 48);

    private static final BigDecimal MOST_ADVANCE = BigDecimal.valueOf(1_000_000_000_000L);

    static SessionRegisters of(ChargingSession session) throws BrokenSessionException {
        BigDecimal begin = wattHours(session.begin());
        BigDecimal advance = session.wattHours();
        if (begin.signum() < 0 || begin.add(advance).compareTo(MOST) > 0 || advance.compareTo(MOST_ADVANCE) > 0) {
            throw new BrokenSessionException(SessionFault.ENERGY_UNUSABLE);
        }
        if (ExportRegisters.contain(quantity(session.begin()).register())) {
            throw new BrokenSessionException(SessionFault.EXPORT);
        }
        long first = whole(begin);
        return new SessionRegisters(first, first + whole(advance));
    }

    private static long whole(BigDecimal wattHours) {
        return wattHours.setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private static BigDecimal wattHours(SignedReading reading) {
        return quantity(reading).wattHours().orElseThrow();
    }

    private static MeasuredQuantity quantity(SignedReading reading) {
        return reading.quantity().orElseThrow();
    }
}
