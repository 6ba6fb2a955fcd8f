import { serveLanguage } from './index';

void serveLanguage();
