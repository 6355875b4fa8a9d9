/** Rules that find readings questionable although they are accepted. They hold nothing back: a person decides. */
package io.meterproof.metering.validation;
