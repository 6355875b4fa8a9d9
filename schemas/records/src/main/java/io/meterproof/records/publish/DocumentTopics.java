package io.meterproof.records.publish;

import io.meterproof.metering.document.Account;
import io.meterproof.metering.document.Agreement;
import io.meterproof.metering.document.Authorisation;
import io.meterproof.metering.document.BillingNotice;
import io.meterproof.metering.document.CalorificValues;
import io.meterproof.metering.document.Document;
import io.meterproof.metering.document.Erasure;
import io.meterproof.metering.document.FeeOrder;
import io.meterproof.metering.document.GasConversion;
import io.meterproof.metering.document.MeterInstallation;
import io.meterproof.metering.document.PeriodClose;
import io.meterproof.metering.document.PublishedPrices;
import io.meterproof.metering.document.ReadingEdit;
import io.meterproof.metering.document.ReadingEstimate;
import io.meterproof.metering.document.RegisterReset;
import io.meterproof.metering.document.RegistryEvent;
import io.meterproof.metering.document.TariffVersion;
import io.meterproof.metering.document.TopUp;
import io.meterproof.metering.document.UsagePoint;
import io.meterproof.records.Topic;
import io.meterproof.records.Topics;
import java.util.Map;

/** Which topic takes which document. */
public final class DocumentTopics {
    private static final Map<Class<? extends Document>, Topic> BY_TYPE = Map.ofEntries(
            Map.entry(UsagePoint.class, Topics.USAGE_POINTS),
            Map.entry(MeterInstallation.class, Topics.METER_INSTALLATIONS),
            Map.entry(RegisterReset.class, Topics.METER_INSTALLATIONS),
            Map.entry(ReadingEdit.class, Topics.METER_INSTALLATIONS),
            Map.entry(ReadingEstimate.class, Topics.METER_INSTALLATIONS),
            Map.entry(GasConversion.class, Topics.METER_INSTALLATIONS),
            Map.entry(CalorificValues.class, Topics.CALORIFIC_VALUES),
            Map.entry(PublishedPrices.class, Topics.PRICES),
            Map.entry(Account.class, Topics.ACCOUNTS),
            Map.entry(Agreement.class, Topics.AGREEMENTS),
            Map.entry(Authorisation.class, Topics.AUTHORISATIONS),
            Map.entry(TariffVersion.class, Topics.TARIFFS),
            Map.entry(TopUp.class, Topics.TOP_UPS),
            Map.entry(PeriodClose.class, Topics.SETTLEMENT_COMMANDS),
            Map.entry(Erasure.class, Topics.ERASURES));

    private DocumentTopics() {}

    public static Topic of(Document document) {
        if (document instanceof BillingNotice || document instanceof FeeOrder) {
            return Topics.SETTLEMENT_COMMANDS;
        }
        return document instanceof RegistryEvent ? Topics.REGISTRY_EVENTS : BY_TYPE.get(document.getClass());
    }

    /** Whether a value of the topic is a subject's whole history, not one document. */
    static boolean holdsHistories(Topic topic) {
        return topic.isCompacted();
    }
}
