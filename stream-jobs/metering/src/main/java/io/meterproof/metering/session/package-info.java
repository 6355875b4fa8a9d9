/**
 * Which of a channel's charging sessions stand: what a register counted is billed once, however its records were cut into sessions.
 */
package io.meterproof.metering.session;
