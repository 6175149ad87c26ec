/**
 * The words that say what a number is, in the languages people paste. Blanks and hyphens inside a phrase do not count
 * when it is looked for, and traditional characters are looked for as simplified ones (fold.ts). Each line of a kind is
 * one product: `a,b×,c` stands for a, ac, b, bc.
 */
import type { OtherKind } from './findings';

/** `number`: a number of some kind (单号, no.); `reference`: one of somebody's, none of ours. */
export type LabelKind = 'order' | 'parcel' | 'number' | 'reference' | Extract<OtherKind, 'phone' | 'price' | 'date' | 'payment_number' | 'verification_code' | 'pickup_code' | 'item_number' | 'bank_card' | 'identity_number' | 'isbn' | 'qq'>;

/** 'number' in Chinese and English, behind a stem that needs it, and as a choice behind one that does not. */
const ZH = '号,编号,号码,id,no';
const EN = 'number,no,nr,num,id,code,ref,reference,nos';
const EN_MAYBE = `,${EN}`;

export const LABELS: Readonly<Record<LabelKind, string>> = {
  order: `订单,主订单,购物单,ordine×,${ZH}
order,your order,purchase,biz order,parent order,main order,order confirmation×${EN_MAYBE},sn
ordered
,ご×注文,オーダー,受注,取引×番号
注文,주문,주문번호
bestell,auftrags×nummer,nr
bestellung,bestelling,beställning,ordernummer,bestelnummer,encomenda,commande,pedido,заказ,заказа
numéro de,n° de×commande
número de,nº de×pedido
numero,numero d'×ordine
,numer×zamówienia
zamówienie,номер заказа,sipariş no`,
  parcel: `快递,快件,物流,运单,快递运单,物流运单,包裹,货运单,面单,邮件,货运×,单×,${ZH}
电子面单
追踪,跟踪,配送,派送,转运,国际,寄件,发货,查询,托运,宅配,运送,邮件×,单×${ZH}
追踪码,追踪代码
tracking,waybill,air waybill,airway bill,awb,consignment,shipment,parcel,package×${EN_MAYBE}
track,mail,express,logistics,shipping,pro,bill×${EN}
sendung,paket,colis,suivi,envío,seguimiento,spedizione,tracciamento,zending,pakket,przesyłka,przesyłki,paczka,посылка,отправление,rastreio,rastreamento
sendungs,paket,tracking,zending,kolli×nummer,nr
sendungs×verfolgung,verfolgungsnummer
numéro de,n° de×suivi,colis
número de×seguimiento,envío
numero,numero di×spedizione
numer×przesyłki,paczki
código de×rastreio,rastreamento
trackingcode,трек номер,номер отслеживания,takip no
お,×問い合わせ,問合せ,問合わせ×,伝票,送り状×番号,no
送り状,伝票,配送伝票,追跡,荷物,配送,発送×番号,no
お,×荷物
운송장,송장,택배,배송,등기×,번호
운송장,송장,택배`,
  number: '单号,编号,号码,no,nr,num,number,id,番号,번호',
  reference: `发票,会员,会员卡,客户,门店,店铺,退款,售后,子订单×,${ZH}
优惠券,券码,兑换码,邮编,邮政编码,备案,航班,票号,工单,工单号,退款单号,售后单号,服务单号,子单,子单号,序列号,版本
invoice,customer,member,membership,confirmation,booking,coupon,serial,store,case,ticket,po,return,seller,user,sub order×${EN_MAYBE}
gift card,postcode,postal code,zip,zip code,imei,icp,flight,version,build,uid,token,passkey,hash,ref,rma
kundennummer,rechnungsnummer,郵便番号,お客様番号,고객번호,사업자등록번호`,
  phone: `联系,客服,服务,收件人,收货,×电话,热线
手机,联系方式,固话×,号,号码
联系人,收件人,收货人,寄件人,快递员,客服,致电,拨打,有事打,座机,传真,专线,收件者
お电话,电话番号,携帯,携帯电话,连络先,전화,전화번호,휴대폰,휴대폰번호,연락처,고객센터
tel,telephone,phone,mobile,cell,contact,fax×,number,no
call,call us,hotline,telefon,telefonnummer,téléphone,teléfono,телефон`,
  price: `,订单,付款,支付,退款,实付×金额
单,原,总,订单总×价,额,计
价格,合计,共计,小计,实付,实付款,应付,应付款,实收,货款,运费,优惠,退款,余额,积分,数量,件数,重量
order,sub,grand,×total
,due,total,refund×amount
price,unit price,total paid,you paid,shipping cost,shipping fee,tax,discount,balance,qty,quantity,weight
请求金额,お支払い金额,価格,料金,税込,送料,割引,个数,합계,금액,결제금액,가격,배송비,수량
summe,betrag,preis,montant,importe,цена,сумма`,
  date: `,下单,创建,付款,支付,发货,成交,交易,订单,签收,订购,送达,预计送达×时间,日期
生日,有效期,预计送达
,order,ship,shipping,delivery,due,estimated delivery×date,time
date ordered,order placed,placed on,ordered on,shipped on,delivered on,arriving,estimated delivery
,ご,お×注文,届け,届け予定,発送,购入×日,日时
日付,日时,날짜,주문일,주문일시,배송일,datum,fecha,дата`,
  payment_number: `交易,支付宝交易,支付宝,支付,微信支付,微信支付交易,商户,商家,付款,收款,转账,微信交易,平台×,单,流水,订单×${ZH}
流水号,交易参考号,授权码,凭证号
transaction,txn,payment×${EN_MAYBE}
trade,out trade,authorization×${EN}
決済,お支払い,支払×番号,id
取引id
결제,거래,승인×번호`,
  verification_code: `验证,短信验证,校验,动态,确认,安全,登录,认证×码,代码
动态密码,密码,口令
verification,security,one time,login,auth×code,pin,password
verification,otp,passcode,password,pin,pin number
认証コード,认証番号,确认コード,パスワード,인증번호,인증코드,비밀번호,bestätigungscode`,
  pickup_code: `取件,取货,提货,自提,领取,取餐,开箱,寄货×码,号,密码,编号,序号
货架号,凭,请凭
pickup,pick up,collection,locker×code,pin,number
受取,受け取り×コード,番号,パスワード
暗証番号,수령코드,픽업코드,abholcode`,
  item_number: `商品,宝贝×${ZH},编码
货,款,型×号
条码,条形码,商品条码,sku,asin,upc,ean,gtin,jan,num iid,style
item,product,article,goods,model,part,sku×${EN_MAYBE}
商品番号,商品コード,品番,型番,janコード,상품번호,상품코드,artikelnummer`,
  bank_card: `银行卡,银行,卡,信用卡,储蓄卡,账,户×号,账号,账户
银行卡,信用卡,尾号
card,account×,number,no
credit card,card ending,ending in,visa,mastercard,unionpay,iban,bic,口座,口座番号,カード番号,카드번호,계좌번호,계좌`,
  identity_number: `,居民×身份证,身分证×,${ZH},字号
证件,护照×,${ZH}
统一编号,社会信用代码,统一社会信用代码,纳税人识别号,税号,通关码
passport,identity,tax,vat,id,national id×number,no,id,card
passport,national id,ssn,vat,ustid,マイナンバー,주민등록번호,여권번호,개인통관고유부호`,
  isbn: `isbn,issn×,10,13`,
  qq: `qq,qq群,群,微信,wechat×${ZH}
qq,qq群,加群,微信,weixin,wechat,旺旺,line id,telegram`,
};

/** Words that hold a name or label of ours and mean something else: they are passed over. */
export const PASSED_OVER = `菜鸟,菜鸟×驿站
京东×支付,白条,金融,到家,客服
淘宝×联盟,客,客服
邮政×支局,储蓄,银行
抖音号,qq邮箱,qq.com
amazon×pay,locker,fresh,.com services,web services
ups store,wechat pay,in order to,in order that,view order,buy it again
order×details,summary,history,status,again,update,updates
订单×详情,状态,信息,备注,列表
物流,快递×信息,详情,公司,员,柜,驿站
包裹数,package details,shipping address,shipment status
tracking×details,information,history,link,updates
track,track your×package,parcel,order,shipment`;

/** Every phrase of a list as it is written above. */
export function phrasesOf(list: string): readonly string[] {
  return list.split('\n').flatMap((line) => line.split('×').map((part) => part.split(',')).reduce((all, tails) => all.flatMap((head) => tails.map((tail) => head + tail))));
}
