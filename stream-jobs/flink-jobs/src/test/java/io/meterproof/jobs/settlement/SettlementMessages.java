package io.meterproof.jobs.settlement;

import static io.meterproof.jobs.fixture.SampleContracts.TARIFF;
import static io.meterproof.jobs.fixture.SampleContracts.agreement;
import static io.meterproof.jobs.fixture.SampleContracts.tariff;
import static io.meterproof.jobs.fixture.SampleMeter.ALWAYS;
import static io.meterproof.jobs.fixture.SampleMeter.CHANNEL;
import static io.meterproof.jobs.fixture.SampleMeter.MIDNIGHT;
import static io.meterproof.jobs.fixture.SampleMeter.begin;
import static io.meterproof.jobs.settlement.SettlementMessages.SUBJECT;

import io.meterproof.formats.block.BlockKind;
import io.meterproof.formats.block.SignedBlock;
import io.meterproof.jobs.fixture.Filed;
import io.meterproof.jobs.fixture.SampleKey;
import io.meterproof.jobs.runtime.Message;
import io.meterproof.jobs.runtime.MessageKind;
import io.meterproof.metering.commitment.PrivacyKeyHolder;
import io.meterproof.metering.document.KeyCompromise.Proven;
import io.meterproof.tlog.Hash;
import java.util.List;

/** What comes to settlement of a home: its papers, its readings, and what takes those back. */
final class SettlementMessages {
    static final String SUBJECT = "usage-point/up-1";
    static final Message KEY = Filed.privacyKey(PrivacyKeyHolder.usagePoint("up-1"));
    static final Message AGREEMENT =
            Filed.history(agreement("ag-1", TARIFF, ALWAYS)).about(SUBJECT);
    static final Message PRICES = Filed.history(tariff(MIDNIGHT, "0.2"));
    static final Hash CAUSE = Hash.of(new byte[Hash.LENGTH]);

    private SettlementMessages() {}

    static Message reading(SignedBlock block) {
        return Filed.verified(block, SUBJECT, "up-1");
    }

    static Message recall(long through) {
        Proven proven = new Proven(CHANNEL.obis(), BlockKind.LIVE, through);
        Recall recall = new Recall(CHANNEL.meter(), SampleKey.FIRST.id(), CAUSE, List.of(proven));
        return Message.to(MessageKind.RECALL, SUBJECT, null, recall.encode());
    }

    static Message withdrawal(long sequence) {
        Withdrawal withdrawal = new Withdrawal(
                CHANNEL,
                BlockKind.LIVE,
                sequence,
                sequence + 1,
                CAUSE,
                begin(sequence + 2).toEpochMilli());
        return Message.to(MessageKind.WITHDRAWAL, SUBJECT, null, withdrawal.encode());
    }
}
