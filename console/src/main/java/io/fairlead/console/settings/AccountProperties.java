package io.fairlead.console.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people look after their own login.
 *
 * @param url the provider's page, as browsers reach it; empty where there is none
 */
@ConfigurationProperties("fairlead.console.account")
record AccountProperties(@DefaultValue("") String url) {}
