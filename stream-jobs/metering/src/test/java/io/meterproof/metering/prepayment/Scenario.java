package io.meterproof.metering.prepayment;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Payment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account whose bookings are played one by one; keeps what was assessed. */
final class Scenario {
    static final Instant START = Instant.parse("2012-06-01T00:00:00Z");
    static final long EURO = 1_000_000;

    private final Account account;
    private final List<Assessment> assessments = new ArrayList<>();
    private PrepaymentState state = PrepaymentState.EMPTY;
    private StandingAccrual standing = StandingAccrual.NONE;
    private long sequence;
    private long owed;
    private Instant now = START;

    private Scenario(Account account) {
        this.account = account;
    }

    static Scenario prepaid(int lowCreditHours) {
        return new Scenario(new Account("acc-1", "Ada Gas", "EUR", Payment.PREPAID, lowCreditHours));
    }

    static Scenario credit() {
        return new Scenario(new Account("acc-2", "Bo Later", "EUR", Payment.CREDIT, 48));
    }

    Scenario standing(long accrued, long perDay) {
        standing = new StandingAccrual(accrued, perDay);
        return this;
    }

    Scenario topUp(long micros) {
        owed -= micros;
        return keep(Prepayment.afterTopUp(state, position()));
    }

    /** Use that ends now, arriving at once. */
    Scenario use(long micros, Duration during) {
        Instant from = now;
        now = now.plus(during);
        owed += micros;
        return keep(Prepayment.afterUsage(state, position(), new Consumption(micros, from, now)));
    }

    Scenario correct(long micros, Instant from, Instant to) {
        owed += micros;
        return keep(Prepayment.afterCorrection(state, position(), new Consumption(micros, from, to)));
    }

    Scenario pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    private Scenario keep(Assessment assessment) {
        state = assessment.next();
        assessments.add(assessment);
        return this;
    }

    private Position position() {
        return new Position(account, now, ++sequence, owed, standing);
    }

    Assessment last() {
        return assessments.get(assessments.size() - 1);
    }

    List<CreditAlert> alerts() {
        return assessments.stream().flatMap(one -> one.alert().stream()).toList();
    }

    List<AlertKind> alertKinds() {
        return alerts().stream().map(CreditAlert::kind).toList();
    }

    Instant now() {
        return now;
    }
}
