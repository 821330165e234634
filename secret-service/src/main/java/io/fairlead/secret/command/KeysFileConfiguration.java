package io.fairlead.secret.command;

import io.fairlead.secret.masterkey.KeysetConversion;
import io.fairlead.secret.masterkey.MasterKeyProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The part of the service that converts its keyset file; needs no database. */
@EnableConfigurationProperties(MasterKeyProperties.class)
@Import(KeysetConversion.class)
class KeysFileConfiguration {}
