package io.meterproof.metering.document;

/** What a signed document says. Every type has one canonical JSON form, see {@link DocumentCodec}. */
public sealed interface Document
        permits RegistryEvent,
                UsagePoint,
                MeterEvent,
                Account,
                Contract,
                TariffVersion,
                CalorificValues,
                PublishedPrices,
                TopUp,
                PeriodClose,
                FeeOrder,
                BillingNotice,
                Erasure {

    /** The key of its history: the meter, usage point, account, token or tariff that it is about. */
    String subject();
}
