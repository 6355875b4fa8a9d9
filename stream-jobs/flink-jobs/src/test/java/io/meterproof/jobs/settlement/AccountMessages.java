package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.ACCOUNT;
import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.account;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;

import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleMeter;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.Payment;
import io.meterproof.metering.settlement.Correction;
import io.meterproof.metering.settlement.SettlementEvent;
import io.meterproof.tlog.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What comes to an account: its papers, and what settlement says of its usages, by their numbers. */
final class AccountMessages {
    static final PrivacyKeyHolder HOLDER = PrivacyKeyHolder.account(ACCOUNT);
    static final Message KEY = Filed.privacyKey(HOLDER).about(ACCOUNT);
    static final Message CREDIT = Filed.history(account(Payment.CREDIT, "EUR"));
    static final Message PREPAID = Filed.history(account(Payment.PREPAID, "EUR"));
    static final Message AGREEMENT =
            Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(ACCOUNT);
    static final Message PRICES = Filed.history(tariff(MIDNIGHT, "0.2"));

    private AccountMessages() {}

    static Message bill(int usage, String currency) {
        return event(new SettlementEvent.Bill(id(usage), SampleUsage.of(currency), Optional.empty()));
    }

    static Message rebill(int usage, int replaced) {
        return event(new SettlementEvent.Bill(id(usage), SampleUsage.of("EUR"), Optional.of(id(replaced))));
    }

    static Message reversal(int usage) {
        return event(new SettlementEvent.Reverse(id(usage), SampleUsage.of("EUR"), id(99)));
    }

    static Message finished(int usage) {
        return Message.to(MessageKind.FINISHED, ACCOUNT, null, id(usage).bytes());
    }

    static Message event(SettlementEvent event) {
        return correction(begin(2), event);
    }

    static Message correction(Instant booked, SettlementEvent... events) {
        BookedCorrection correction =
                new BookedCorrection(booked, SampleMeter.CHANNEL, new Correction(List.of(events)));
        return Message.to(MessageKind.CORRECTION, ACCOUNT, null, correction.encode());
    }

    /** What a message says of one usage. */
    static SettlementEvent eventOf(Message correction) {
        return BookedCorrection.decode(correction.value()).correction().events().get(0);
    }

    static Hash id(int number) {
        byte[] bytes = new byte[Hash.LENGTH];
        bytes[0] = (byte) number;
        return Hash.of(bytes);
    }
}
